import { snippet } from "./snippets.ts";

const [WIDTH, HEIGHT] = [960, 720];

/** What oEmbed's consumers read of a rich page: https://oembed.com. `page` is the site's address, `hash` what is opened there. */
export function oembedOf(page: string, hash: string, title: string): Record<string, string | number> {
  const html = snippet("frame", { page, hash, title, height: HEIGHT, settings: [], source: [] });
  return {
    version: "1.0",
    type: "rich",
    title,
    provider_name: "Activation Playground",
    provider_url: page,
    width: WIDTH,
    height: HEIGHT,
    html,
  };
}
