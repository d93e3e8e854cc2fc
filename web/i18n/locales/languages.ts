/** Every language that there is, with its name in itself, and that without its script; to ask the browser for them takes it a while. */
export const languages = [
  { tag: "en", name: "English", short: "English" },
  { tag: "zh-Hans", name: "简体中文", short: "中文" },
];
