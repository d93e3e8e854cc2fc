// The package's types and its package.json, read by TypeScript 5 and 7, publint and arethetypeswrong.
import { spawnSync } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const modules = resolve("tests/package/node_modules");

/** "ok", or what the program says. */
function said(args, cwd) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  return status === 0 ? "ok" : `failed: ${(stdout + stderr).trim()}`;
}

/** A strict project that names the modules as `resolution` wants it. */
function configOf(resolution) {
  const module = resolution === "bundler" ? "esnext" : resolution;
  const lib = ["es2022", "dom", "dom.iterable"];
  const compilerOptions = { strict: true, skipLibCheck: false, noEmit: true, target: "es2022", lib, types: [] };
  return { compilerOptions: { ...compilerOptions, module, moduleResolution: resolution }, files: ["consumer.ts"] };
}

export function readTypes(folder, { file }) {
  copyFileSync("tests/package/consumer.ts", join(folder, "consumer.ts"));
  const results = {};
  for (const version of [5, 7])
    for (const resolution of ["node16", "bundler"]) {
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(configOf(resolution)));
      const compiler = join(modules, `typescript-${version}`, "bin", "tsc");
      results[`TypeScript ${version}, ${resolution}`] = said([compiler, "--project", "."], folder);
    }
  const publint = said([join(modules, "publint", "src", "cli.js"), "run", file, "--strict"], folder);
  const attw = said(
    [join(modules, "@arethetypeswrong", "cli", "dist", "index.js"), file, "--profile", "esm-only"],
    folder,
  );
  return { ...results, publint, arethetypeswrong: attw };
}
