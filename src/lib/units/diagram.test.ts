// The diagram's layout: every unit once, old before new, nothing drawn over another.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SuccessionEdge } from '#shared/units.ts';
import { layOut, nodeHeight, nodeWidth, twoLines } from './diagram.ts';

const edge = (oldId: string, newId: string | null): SuccessionEdge => ({
  ...{ successionId: 's', onDate: '2025-07-01', kind: 'merge', document: null, note: null },
  ...{ oldId, newId, part: 'full' }
});

describe('layOut', () => {
  it('puts each unit once, to the right of what it came from, apart from all others', () => {
    const graph = fc
      .uniqueArray(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14, selector: ([a, b]) => `${a} ${b}` })
      .map((pairs) => pairs.filter(([a, b]) => a < b).map(([a, b]) => edge(`u${a}`, `u${b}`)));
    fc.assert(
      fc.property(graph, (edges) => {
        const drawn = layOut(edges);
        expect(drawn === undefined).toBe(edges.length === 0);
        const place = new Map(drawn?.nodes.map((node) => [node.id, node]));
        expect(place.size).toBe(drawn?.nodes.length ?? 0);
        for (const { oldId, newId } of edges)
          expect(place.get(newId ?? '')!.x).toBeGreaterThanOrEqual(place.get(oldId)!.x + nodeWidth);
        const nodes = drawn?.nodes ?? [];
        for (const a of nodes)
          for (const b of nodes)
            if (a !== b) expect(Math.abs(a.x - b.x) >= nodeWidth || Math.abs(a.y - b.y) >= nodeHeight).toBe(true);
      })
    );
  });

  it('draws nothing for a dissolution alone, nor a crowd', () => {
    expect(layOut([edge('a', null)])).toBeUndefined();
    expect(layOut(Array.from({ length: 30 }, (_, index) => edge(`u${index}`, 'x')))).toBeUndefined();
  });
});

describe('twoLines', () => {
  it('breaks between words and shortens what is left', () => {
    expect(twoLines('Phường Thủ Dầu Một')).toEqual(['Phường Thủ Dầu Một']);
    expect(twoLines('Sở Văn hóa, Thể thao và Du lịch tỉnh Bình Dương')).toEqual([
      'Sở Văn hóa, Thể thao và',
      'Du lịch tỉnh Bình Dương'
    ]);
    expect(twoLines('Ban Tuyên giáo và Dân vận Thành ủy Thành phố Hồ Chí Minh')[1]).toMatch(/…$/);
  });
});
