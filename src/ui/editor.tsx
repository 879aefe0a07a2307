import type { Content, HeadingLevel } from './props.ts';
import { Heading } from './words.tsx';

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
