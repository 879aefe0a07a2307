import { type Content, classes } from './props.ts';

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row, index: number) => Content;
  /** Names the row. At most one column. */
  readonly head?: boolean;
  readonly num?: boolean;
  /** Left out on phones: only for what stands elsewhere too. */
  readonly wideOnly?: boolean;
  readonly labelHidden?: boolean;
}

export interface TableProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly caption?: Content;
  readonly note?: Content;
  /** Names the table where it has no caption. */
  readonly label?: string;
  /** Totals: one cell a column. */
  readonly foot?: readonly Content[];
  /** On phones each row is read by itself. Else the table scrolls inside its frame. */
  readonly stack?: boolean;
}

export function Table<Row>(props: TableProps<Row>) {
  const table = (
    <table class={classes('table', props.stack && 'table--stack')} aria-label={props.caption ? undefined : props.label}>
      {props.caption && (
        <caption>
          {props.caption}
          {props.note && <small>{props.note}</small>}
        </caption>
      )}
      <TableHead columns={props.columns} />
      <tbody>
        {props.rows.map((row, index) => (
          <tr>
            <RowCells columns={props.columns} row={row} index={index} />
          </tr>
        ))}
      </tbody>
      {props.foot && <TableFoot columns={props.columns} cells={props.foot} />}
    </table>
  );
  if (props.stack) return table;
  const name = props.label ?? (typeof props.caption === 'string' ? props.caption : undefined);
  // A frame that scrolls must be reachable by keyboard (WCAG 2.1.1).
  return (
    <section class="table-scroll" tabindex={0} aria-label={name}>
      {table}
    </section>
  );
}

export function TableHead<Row>({ columns, first }: { columns: readonly Column<Row>[]; first?: Content }) {
  return (
    <thead>
      <tr>
        {first && <td>{first}</td>}
        {columns.map((column) => (
          <th scope="col" class={cellClass(column)}>
            {column.labelHidden ? <span class="visually-hidden">{column.label}</span> : column.label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function RowCells<Row>({ columns, row, index }: { columns: readonly Column<Row>[]; row: Row; index: number }) {
  return (
    <>
      {columns.map((column) =>
        column.head ? (
          <th scope="row" class={cellClass(column)}>
            {column.cell(row, index)}
          </th>
        ) : (
          <td class={cellClass(column)} data-label={column.labelHidden ? undefined : column.label}>
            {column.cell(row, index)}
          </td>
        ),
      )}
    </>
  );
}

function TableFoot<Row>({ columns, cells }: { columns: readonly Column<Row>[]; cells: readonly Content[] }) {
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) =>
          column.head ? (
            <th scope="row" class={cellClass(column)}>
              {cells[index]}
            </th>
          ) : (
            <td class={cellClass(column)} data-label={column.label}>
              {cells[index]}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  );
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  return classes(column.num && 'num', column.wideOnly && 'wide-only') || undefined;
}

/** The same as a picture, in words and numbers; or anything that may stay folded. */
export function Twin(props: { summary: Content; open?: boolean; id?: string; children: Content }) {
  return (
    <details class="twin" open={props.open} id={props.id}>
      <summary>{props.summary}</summary>
      <div>{props.children}</div>
    </details>
  );
}
