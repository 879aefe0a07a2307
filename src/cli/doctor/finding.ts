/** What a look at one thing found. */
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'warn' | 'fail';
  /** A sentence. */
  readonly says: string;
  /** A sentence; null where all is well. */
  readonly whatToDo: string | null;
}

export type Look = () => Promise<Omit<Finding, 'name'>>;

export function fine(says: string): Omit<Finding, 'name'> {
  return { state: 'ok', says, whatToDo: null };
}

export function warn(says: string, whatToDo: string): Omit<Finding, 'name'> {
  return { state: 'warn', says, whatToDo };
}

export function fail(says: string, whatToDo: string): Omit<Finding, 'name'> {
  return { state: 'fail', says, whatToDo };
}

/** Looks one after the other; a look that breaks is a finding too. */
export async function lookAtAll(looks: Readonly<Record<string, Look>>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [name, look] of Object.entries(looks)) {
    const finding = await look().catch((fault: unknown) =>
      fail(fault instanceof Error ? fault.message : String(fault), 'This could not be looked at: see the message.'),
    );
    found.push({ name, ...finding });
  }
  return found;
}
