// How long a text is: words parted by spaces, characters without the ends of lines.
export interface Counts {
  words: number;
  characters: number;
}

export function countText(text: string): Counts {
  const plain = text.normalize('NFC');
  return {
    words: plain.match(/\S+/g)?.length ?? 0,
    characters: [...plain.replace(/\s*\n\s*/g, '')].length
  };
}
