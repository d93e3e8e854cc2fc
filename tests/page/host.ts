import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { freePort } from "../free-port.mjs";

/** A host of its own with a copy of dist/ under a path, served by scripts/static-server.mjs under the strict policy. */
export class Host {
  readonly #root: string;
  readonly #folder: string;
  readonly #port: string;
  readonly address: string;
  #server: ChildProcess | undefined;

  private constructor(root: string, path: string, port: string) {
    this.#root = root;
    this.#folder = join(root, path);
    this.#port = port;
    this.address = `http://localhost:${port}/${path}/`;
  }

  /** `around`: a folder whose files stand beside that of dist/. */
  static async open(root: string, path: string, around?: string): Promise<Host> {
    const host = new Host(root, path, await freePort());
    mkdirSync(dirname(host.#folder), { recursive: true });
    if (around) cpSync(around, dirname(host.#folder), { recursive: true });
    cpSync("dist", host.#folder, { recursive: true });
    await host.start();
    return host;
  }

  async start(): Promise<void> {
    const args = ["scripts/static-server.mjs", "--root", this.#root, "--port", this.#port];
    this.#server = spawn("node", args, { stdio: ["ignore", "pipe", "inherit"] });
    await once(this.#server.stdout!, "data");
  }

  /** Nobody answers any more. */
  async stop(): Promise<void> {
    if (this.#server?.exitCode !== null) return;
    this.#server.kill();
    await once(this.#server, "exit");
  }

  /** Another version takes the place of the one that is there: every hash is another, and no old file is left. */
  deploy(): void {
    const assets = join(this.#folder, "assets");
    const renamed = new Map(
      readdirSync(assets).map((name) => {
        const [, stem, last, type] = /^(.*)(.)(\.\w+)$/.exec(name)!;
        return [name, `${stem}${last === "0" ? "1" : "0"}${type}`];
      }),
    );
    const texts = ["index.html", "activation-playground.js", "service-worker.js"].map((name) =>
      join(this.#folder, name),
    );
    for (const [name, other] of renamed) {
      renameSync(join(assets, name), join(assets, other));
      if (/\.(js|css)$/.test(other)) texts.push(join(assets, other));
    }
    for (const file of texts) {
      let text = readFileSync(file, "utf8");
      for (const [name, other] of renamed) text = text.replaceAll(name, other);
      writeFileSync(file, text.replace(/"hash":"[^"]*"/, `"hash":"${Date.now()}"`));
    }
  }

  /** The page is no longer there, but the host is. */
  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
