#!/usr/bin/env python3
"""Cuts Be Vietnam Pro for the pages: make-fonts.py FOLDER_OF_TTF OUTPUT_FOLDER (needs fonttools and brotli)."""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.otlLib import builder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

CUTS = {"Regular": "400", "SemiBold": "600", "Italic": "400-italic"}
DIGITS = "zero one two three four five six seven eight nine".split()
LETTERS = (
    set(range(0x20, 0x7F))
    | set(range(0xA0, 0x100))
    | {0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0}
    | set(range(0x1EA0, 0x1EFA))
    | {0x300, 0x301, 0x303, 0x309, 0x323}
    | {0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2020, 0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x2044}
    | {0x20AB, 0x20AC, 0x2122, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265}
)


def add_tabular_figures(font):
    """Figures of one width, for tables: each a reference to the proportional figure, set in the middle."""
    glyphs, metrics = font["glyf"], font["hmtx"]
    width = max(metrics[digit][0] for digit in DIGITS) - 8
    for digit in DIGITS:
        shift = round((width - metrics[digit][0]) / 2)
        part = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = digit, shift, 0, 0x204
        glyph = Glyph()
        glyph.numberOfContours, glyph.components = -1, [part]
        glyphs[digit + ".tnum"] = glyph
        metrics[digit + ".tnum"] = (width, metrics[digit][1] + shift)
    table = font["GSUB"].table
    table.LookupList.Lookup.append(
        builder.buildLookup([builder.buildSingleSubstSubtable({digit: digit + ".tnum" for digit in DIGITS})])
    )
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = "tnum", otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    table.FeatureList.FeatureRecord.append(record)
    index = len(table.FeatureList.FeatureRecord) - 1
    for script in table.ScriptList.ScriptRecord:
        languages = [script.Script.DefaultLangSys] + [one.LangSys for one in script.Script.LangSysRecord]
        for language in filter(None, languages):
            language.FeatureIndex.append(index)


def main(source, target):
    for cut, name in CUTS.items():
        font = TTFont(Path(source) / f"BeVietnamPro-{cut}.ttf")
        add_tabular_figures(font)
        options = subset.Options()
        options.hinting = False
        options.notdef_outline = True
        options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "liga"]
        options.name_IDs = [0, 1, 2, 5, 13, 14]
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=LETTERS & set(font.getBestCmap()))
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(Path(target) / f"be-vietnam-pro-{name}.woff2")


main(sys.argv[1], sys.argv[2])
