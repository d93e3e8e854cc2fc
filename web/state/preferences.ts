const key = (name: string) => `activation-playground-${name}`;

/** A choice of the visitor that outlives the page; null: none, or storage is refused. */
export function preference(name: string): string | null {
  try {
    return localStorage.getItem(key(name));
  } catch {
    return null;
  }
}

export function setPreference(name: string, value: string): void {
  try {
    localStorage.setItem(key(name), value);
  } catch {
    /* a sandboxed frame has no storage */
  }
}
