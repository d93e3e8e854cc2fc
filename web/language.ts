const KEY = "activation-playground-language";

/** The language that the visitor chose here before. Frames without storage have none. */
export function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function keepLanguage(language: string): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    /* a sandboxed frame keeps nothing */
  }
}
