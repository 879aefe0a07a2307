import { type Content, classes, type HeadingLevel, type Link } from './props.ts';
import { type Column, RowCells, TableHead } from './table.tsx';
import { Heading } from './words.tsx';

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
  /** "Pick: A crossing guard" */
  readonly pickLabel: (row: Row) => string;
  /** "Pick all on this page" */
  readonly pickAll: string;
  readonly picked?: readonly string[];
  /** Name of the boxes in the form around the table. */
  readonly name?: string;
}

/** Dense rows with a box each. Stands inside a form with a `BulkBar`. */
export function QueueTable<Row>(props: QueueTableProps<Row>) {
  const name = props.name ?? 'picked';
  return (
    <table class="table table--stack queue" aria-label={props.label} data-queue="">
      <TableHead
        columns={props.columns}
        first={<input type="checkbox" class="needs-script" aria-label={props.pickAll} data-pick-all="" />}
      />
      <tbody>
        {props.rows.map((row, index) => {
          const key = props.keyOf(row);
          const picked = props.picked?.includes(key);
          return (
            <tr class={classes(picked && 'is-picked') || undefined}>
              <td>
                <input type="checkbox" name={name} value={key} checked={picked} aria-label={props.pickLabel(row)} />
              </td>
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

export interface EditorRowProps {
  readonly id: string;
  readonly title: Content;
  /** Status, dates. */
  readonly meta?: readonly Content[];
  /** Buttons: earlier, later, edit. */
  readonly actions?: Content;
  /** The words that unfold the form. */
  readonly summary?: Content;
  readonly open?: boolean;
  readonly level?: HeadingLevel;
  /** The form. */
  readonly children?: Content;
}

/** Ordered things that staff arrange and edit in place. */
export function EditorRows({ children }: { children: Content }) {
  return <ol class="editor">{children}</ol>;
}

export function EditorRow(props: EditorRowProps) {
  return (
    <li class="editor__row" id={props.id}>
      <div class="editor__head">
        <Heading level={props.level ?? 3}>{props.title}</Heading>
        {props.meta && (
          <p class="byline">
            {props.meta.filter(Boolean).map((piece) => (
              <span>{piece}</span>
            ))}
          </p>
        )}
      </div>
      {props.actions && <div class="actions actions--small">{props.actions}</div>}
      {props.children && (
        <details class="twin" open={props.open}>
          <summary>{props.summary}</summary>
          <div>{props.children}</div>
        </details>
      )}
    </li>
  );
}
