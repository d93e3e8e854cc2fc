const key = (name: string) => `activation-playground-${name}`;

/** The visitor's preferences. They are not kept in frames without storage. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(key(name));
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(key(name), value);
  } catch {
    /* a sandboxed frame keeps nothing */
  }
}
