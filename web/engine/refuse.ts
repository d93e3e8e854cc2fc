import { EngineError } from "./error.ts";
import { type ArgsOf, type Code, issue } from "./messages.ts";

export const errorOf = <Name extends Code>(name: string, path: string, code: Name, args: ArgsOf<Name>): EngineError =>
  new EngineError(name, issue(code, args, path));

export function refuse<Name extends Code>(path: string, code: Name, args: ArgsOf<Name>): never {
  throw errorOf("ConfigError", path, code, args);
}

export const outOfMemory = (path: string): EngineError => errorOf("MemoryError", path, "out_of_memory", {});
