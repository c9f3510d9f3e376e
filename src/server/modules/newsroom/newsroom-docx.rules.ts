// The title of a Word document that becomes an article.

export interface DocxText {
  title: string;
  html: string;
}

/**
 * The title and the rest of cleaned HTML, one block a line: the first heading or short line is the title, and leaves the body
 * when nothing stands before it. Without either, the file's name is.
 */
export function splitTitle(html: string, fileName: string, plain: (html: string) => string): DocxText {
  const blocks = html.split('\n').filter(Boolean);
  const heading = blocks.findIndex((block) => /^<h[2-4]>/.test(block));
  const short = blocks.findIndex((block) => /^<(p|h[2-4])>/.test(block) && plain(block).length <= 200);
  const place = heading >= 0 && heading <= 3 ? heading : short;
  const found =
    place >= 0
      ? plain(blocks[place] as string)
          .replace(/\s+/g, ' ')
          .trim()
      : '';
  const title = found || fileName.replace(/\.docx$/i, '').trim() || 'Bài từ Word';
  if (found && place === 0) blocks.shift();
  return { title: title.slice(0, 200), html: blocks.join('\n') };
}
