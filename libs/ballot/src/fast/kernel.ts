import { KERNEL_WASM } from './kernel-module.ts';

/** What the compiled kernel exports: addresses and counts. Shapes: libs/ballot/kernel/index.ts. */
interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  heap(): number;
  add(r: number, p: number, q: number): void;
  subtract(r: number, p: number, q: number): void;
  sum(r: number, points: number, n: number): void;
  isEqual(p: number, q: number): number;
  isIdentity(p: number): number;
  isTorsionFree(p: number): number;
  areTorsionFree(points: number, n: number): number;
  decompress(points: number, bytes: number, flags: number, n: number): void;
  decompressWithX(points: number, bytes: number, xs: number, flags: number, n: number): void;
  encode(bytes: number, points: number, room: number, n: number): void;
  encodeX(xs: number, points: number, room: number, n: number): void;
  longTable(table: number, point: number): void;
  combine(out: number, scalars: number, points: number, some: number, tables: number, known: number): void;
  makeReady(out: number, points: number, n: number): void;
  bitSums(sums: number, ready: number, weights: number, n: number): void;
  weighBits(out: number, sums: number): void;
  sumOfMultiples(out: number, scalars: number, ready: number, n: number, width: number): void;
}

/** Bytes in memory, as the kernel lays them out. */
export const SIZE = {
  point: 144,
  ready: 108,
  number: 36,
  encoding: 32,
  scalar: 32,
  weight: 16,
  table: 64 * 108,
} as const;

/** How many long tables fit the part of memory that lasts from call to call. */
export const TABLES = 16;

/** The multiplication kernel, instantiated: its functions and its memory. One at a time: calls share the memory. */
export interface Kernel {
  readonly run: KernelExports;
  /** The memory as it stands; a later {@link reserve} may replace it. */
  bytes(): Uint8Array;
  /** The address of the i-th long table. */
  table(i: number): number;
  /** Lays out pieces of these sizes side by side, 16-byte aligned, over whatever an earlier call left there. */
  reserve<const Sizes extends readonly number[]>(...sizes: Sizes): { readonly [I in keyof Sizes]: number };
}

/** The part of the WebAssembly interface used here: a lib has neither the types of a browser nor those of Node. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

const PAGE = 65536;

/**
 * Compiles and starts the kernel (12 KB, about 2 ms).
 * @returns undefined where WebAssembly is missing or a content-security policy lacks 'wasm-unsafe-eval'
 */
export function loadKernel(): Kernel | undefined {
  let run: KernelExports;
  try {
    run = new WebAssembly.Instance(new WebAssembly.Module(fromBase64(KERNEL_WASM)), {}).exports as KernelExports;
  } catch {
    return undefined;
  }
  let view = new Uint8Array(run.memory.buffer);
  const tables = run.heap();
  const scratch = tables + TABLES * SIZE.table;
  const reserve = (end: number) => {
    if (end > view.length) run.memory.grow(Math.ceil((end - view.length) / PAGE));
    if (view.buffer !== run.memory.buffer) view = new Uint8Array(run.memory.buffer);
  };
  return {
    run,
    bytes: () => view,
    table: (i) => tables + i * SIZE.table,
    reserve(...sizes) {
      let end = scratch;
      const addresses = sizes.map((size) => {
        const address = end;
        end += (size + 15) & ~15;
        return address;
      });
      reserve(end);
      return addresses as never;
    },
  };
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** `atob` belongs to browsers. */
function fromBase64(text: string): Uint8Array {
  const digits = text.replaceAll(/[\s=]/g, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let word = 0;
  let at = 0;
  for (let i = 0; i < digits.length; i++) {
    word = (word << 6) | DIGITS.indexOf(digits.charAt(i));
    if (i % 4 > 0) bytes[at++] = (word >> (6 - 2 * (i % 4))) & 255;
  }
  return bytes;
}
