// What a Word paper is made of: its head, its blocks, its foot. Lengths are in millimetres, text sizes in points.

/** A stretch of text in one manner; `link` is an address that opens from the paper. */
export interface WordRun {
  text: string;
  bold?: boolean;
  italic?: boolean;
  link?: string;
}
export type WordText = string | readonly (string | WordRun)[];
export type WordAlign = 'left' | 'center' | 'right' | 'justify';

export interface WordCell {
  text: WordText;
  bold?: boolean;
  align?: WordAlign;
  /** Over how many columns the cell reaches. */
  columns?: number;
}

export interface WordColumn {
  title: string;
  /** Share of the table's width, against the other columns. */
  width: number;
  align?: WordAlign;
}

export type WordBlock =
  | {
      type: 'paragraph';
      text: WordText;
      align?: WordAlign;
      /** First line drawn in; true unless told. */ indent?: boolean;
      /** Stays on the page of what follows. */
      keepNext?: boolean;
    }
  /** Numbered by the builder: I., 1., a); `plain` leaves the number out. */
  | { type: 'heading'; level: 1 | 2 | 3; text: string; plain?: boolean }
  /** Dashes; `ordered` numbers 1), 2). */
  | { type: 'list'; items: readonly WordText[]; ordered?: boolean }
  | {
      type: 'table';
      /** Above the table. */
      caption?: string;
      columns: readonly WordColumn[];
      rows: readonly (readonly (WordText | WordCell)[])[];
      /** 12 unless told. */
      size?: number;
    }
  | { type: 'picture'; png: Buffer; width: number; alt: string; caption?: string }
  | { type: 'pageBreak' };

export interface WordHead {
  /** The body above the issuer; empty: none. */
  parentBody: string;
  issuer: string;
  /** 35/KH-UBND or 35-KH/BTGTU; one that begins with its sign (/BC-UBND, -BC/BTG) leaves room for the number. */
  number: string;
  place: string;
  /** ISO date; null leaves room for day and month. */
  on: string | null;
}

export interface WordSignature {
  /** Such as TM. ỦY BAN NHÂN DÂN, KT. TRƯỞNG BAN; may be empty. */
  capacity: readonly string[];
  position: string;
  /** Empty: room for the name. */
  name: string;
}

export interface WordAnnex {
  /** Phụ lục 1. */
  title: string;
  name: string;
  blocks: readonly WordBlock[];
  landscape?: boolean;
}

export interface WordPaper {
  /** `state`: Decree 30/2020; `party`: guide 36-HD/VPTW of 2018. */
  style: 'state' | 'party';
  header: WordHead;
  /** The kind of paper: BÁO CÁO, TỜ TRÌNH. */
  title: string;
  /** What it is about. */
  abstract?: string;
  /** Addressees between title and text: Kính gửi. */
  to?: readonly string[];
  blocks: readonly WordBlock[];
  /** Nơi nhận; dashes and end signs are added. */
  recipients: readonly string[];
  signature: WordSignature;
  /** After the signature, each on a page of its own. */
  annexes?: readonly WordAnnex[];
}
