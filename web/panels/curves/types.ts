export {};

declare module "../../experiment/protocol.ts" {
  interface SnapshotParts {
    curves: Curves;
  }
}
