declare module "virtual:known" {
  const known: import("./known.ts").Known;
  export default known;
}
