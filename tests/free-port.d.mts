export declare function freePort(): Promise<string>;
