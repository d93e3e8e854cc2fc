import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";

/** Somebody's tutorial, on a host of its own. */
export async function tutorial(body: string, policy?: string): Promise<{ url: string; server: Server }> {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tutorial</title><link rel="icon" href="data:,">
    <style>body { width: 720px; margin: 0 auto }</style>${body}</html>`;
  const server = createServer((_, response) => {
    if (policy) response.setHeader("content-security-policy", policy);
    response.setHeader("content-type", "text/html").end(page);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

/** Faults of the page, and requests to any other host than those of the test. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && !["localhost", "127.0.0.1"].includes(hostname)) faults.push(request.url());
  });
  return faults;
}
