interface Mailed {
  role_label: string;
  envelope: string;
  mail_class: string;
  sheets: number;
}

export interface Group<T extends Mailed> {
  role: string;
  envelope: string;
  mailClass: string;
  pieces: T[];
  sheets: number;
}

/** Pieces by addressee's role, envelope and mail class, in the order in which they first come. */
export function groupsOf<T extends Mailed>(pieces: T[]): Group<T>[] {
  const groups = new Map<string, Group<T>>();
  for (const piece of pieces) {
    const key = [piece.role_label, piece.envelope, piece.mail_class].join("|");
    const group = groups.get(key) ?? { role: piece.role_label, envelope: piece.envelope, mailClass: piece.mail_class, pieces: [], sheets: 0 };
    group.pieces.push(piece);
    group.sheets += piece.sheets;
    groups.set(key, group);
  }
  return [...groups.values()];
}
