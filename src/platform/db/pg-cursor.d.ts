declare module 'pg-cursor' {
  import type { PostgresCursorConstructor } from 'kysely';

  const Cursor: PostgresCursorConstructor;
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default Cursor;
}
