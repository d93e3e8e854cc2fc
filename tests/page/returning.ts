/** The storage of a visitor who has chosen all settings: a first visit waits at step 0 and shows the simple ones. */
export const returning = (port: string | number) => ({
  cookies: [],
  origins: [
    {
      origin: `http://localhost:${port}`,
      localStorage: [{ name: "activation-playground-controls", value: "all" }],
    },
  ],
});

export const FIRST_VISIT = { cookies: [], origins: [] };
