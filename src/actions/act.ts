/** Who does something, and when: part of every write. */
export type Act = { by: string; at: Date };
