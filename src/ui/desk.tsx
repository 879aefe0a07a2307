import { type Content, classes, type Link } from './props.ts';
import { type Column, RowCells, TableHead } from './table.tsx';

export interface DeskLink extends Link {
  readonly count?: Content;
  readonly current?: boolean;
}

/** The staff's page: what waits at the start side, the matter beside it. */
export function Desk(props: { label: string; links: readonly DeskLink[]; title: Content; children: Content }) {
  return (
    <div class="desk">
      <nav class="desk__nav" aria-label={props.label}>
        <ul>
          {props.links.map((link) => (
            <li>
              <a href={link.href} lang={link.lang} aria-current={link.current ? 'page' : undefined}>
                {link.label} {link.count !== undefined && <span>{link.count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="stack">
        <h1>{props.title}</h1>
        {props.children}
      </div>
    </div>
  );
}

export interface QueueTableProps<Row> {
  readonly label: string;
  /** The column with `head` holds the link that Enter opens. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** "Pick: A crossing guard". Without it rows are only opened, not picked. */
  readonly pickLabel?: (row: Row) => string;
  /** "Pick all on this page" */
  readonly pickAll?: string;
  readonly picked?: readonly string[];
  /** Name of the boxes in the form around the table. */
  readonly name?: string;
}

/** Dense rows with a box each. Stands inside a form with a `BulkBar`. */
export function QueueTable<Row>(props: QueueTableProps<Row>) {
  const name = props.name ?? 'picked';
  const { pickLabel } = props;
  return (
    <table class={classes('table table--stack', pickLabel && 'queue')} aria-label={props.label} data-queue="">
      <TableHead
        columns={props.columns}
        first={
          pickLabel && (
            <label class="queue__all needs-script">
              <input type="checkbox" data-pick-all="" />
              <span>{props.pickAll}</span>
            </label>
          )
        }
      />
      <tbody>
        {props.rows.map((row, index) => {
          const key = props.keyOf(row);
          const picked = props.picked?.includes(key);
          return (
            <tr class={classes(picked && 'is-picked') || undefined}>
              {pickLabel && (
                <td>
                  <input type="checkbox" name={name} value={key} checked={picked} aria-label={pickLabel(row)} />
                </td>
              )}
              <RowCells columns={props.columns} row={row} index={index} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** One floating bar of what can be done with the picked rows. `pickedText` holds `{n}`: "Picked: {n}". */
export function BulkBar(props: { text: Content; pickedText?: string; children: Content }) {
  return (
    <div class="bulk">
      <p>
        {props.pickedText && <strong data-picked={props.pickedText} />} {props.text}
      </p>
      {props.children}
    </div>
  );
}

export interface KeyHelpProps {
  readonly summary: Content;
  readonly items: readonly { readonly keys: readonly string[]; readonly text: Content }[];
  /** "Turn the keys off": a switch, remembered on this machine. */
  readonly off: string;
}

/** The keys of the queue. Shown by ? and by hand; only useful where script runs. */
export function KeyHelp({ summary, items, off }: KeyHelpProps) {
  return (
    <details class="twin keys needs-script" data-keys="">
      <summary>{summary}</summary>
      <div class="stack">
        <ul class="byline">
          {items.map((item) => (
            <li>
              {item.keys.map((key) => (
                <>
                  <kbd>{key}</kbd>{' '}
                </>
              ))}
              {item.text}
            </li>
          ))}
        </ul>
        <p>
          <button class="button button--quiet button--small" type="button" data-keys-switch="" aria-pressed="false">
            {off}
          </button>
        </p>
      </div>
    </details>
  );
}

export interface LogItem {
  readonly time: Content;
  readonly datetime: string;
  readonly text: Content;
  readonly action?: Content;
}

export function ActionLog({ items }: { items: readonly LogItem[] }) {
  return (
    <ol class="log">
      {items.map((item) => (
        <li>
          <time datetime={item.datetime}>{item.time}</time> {item.text} {item.action}
        </li>
      ))}
    </ol>
  );
}
