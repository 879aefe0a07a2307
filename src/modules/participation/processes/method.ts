import type { VNode } from 'preact';
import type { PersonId } from '#kernel/ids.ts';
import type { Cents } from '#kernel/money.ts';
import type { Reader } from '#kernel/reader.ts';
import type { Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import type { Process, Step, StepCount, StepGlance } from './process.ts';

/** Something that can be ticked on a paper form. */
export interface PaperChoice {
  /** As it is printed and typed: a number. */
  readonly key: string;
  readonly title: string;
  readonly lang?: string;
  /** What it costs, where that is to be read beside it. */
  readonly cost?: Cents;
}

/** How choices are marked: ticked, in order of preference, or with points, `7:3`. */
export type PaperMark = 'tick' | 'rank' | 'points';

/** What a method takes in on paper. A method without it is taken part in on a screen only. */
export interface PaperPart {
  /** In the order they are printed. */
  choices(ctx: Ctx, step: Step): Promise<readonly PaperChoice[]>;
  /** How many may be ticked on one form; 0: any. */
  most(step: Step): number;
  /** Ticked, where it is left out. */
  mark?(step: Step): PaperMark;
  /** How the form is filled in, where `most` does not say it all. */
  inWords?(reader: Reader, step: Step): string;
  /**
   * Keeps what a person ticked and puts her on the roll, all of it in the caller's transaction; a refusal leaves nothing.
   * Unknown keys are refused.
   */
  take(
    ctx: Ctx,
    given: { process: Process; step: Step; personId: PersonId; keys: readonly string[] },
  ): Promise<Result<void, string>>;
  /** Undoes `take` while the step is open: she, or somebody else with her document, takes part anew. */
  takeBack?(ctx: Ctx, given: { process: Process; step: Step; personId: PersonId }): Promise<Result<void, string>>;
}

/** What a method is given to draw its rules: those that stand, or what was typed and refused. */
export interface RulesFieldsProps {
  readonly reader: Reader;
  readonly rules: unknown;
  readonly typed?: Typed | undefined;
  readonly problems?: readonly FieldProblem[] | undefined;
}

/**
 * A way to take part. Each method is a module above this one and hands itself in at the composition root
 * (`src/web/methods.ts`); processes know methods only through this interface.
 */
export interface Method {
  /** `proposals`; its words are `<name>.method.title` and `<name>.method.what`. */
  readonly name: string;
  /** The rules a new step of this method starts with. */
  readonly defaultRules: object;
  /** Once a published step has opened, its rules stay as they are: nobody votes under a rule that is changed afterwards. */
  readonly rulesStand?: true;
  /** Reads the rules from what a facilitator typed (field names as RulesFields writes them). */
  readRules(typed: Typed, reader: Reader): { readonly rules: object } | { readonly problems: readonly FieldProblem[] };
  /** The fields of the rules in the facilitator's step form. */
  RulesFields(props: RulesFieldsProps): VNode;
  /** The rules in sentences, for residents and for the preview. */
  rulesInWords(rules: unknown, reader: Reader): readonly string[];
  /** Where a resident takes part in this step; null where there is nothing to do but read. */
  address(process: Process, step: Step): string | null;
  /** Where those who run it work on this step at the desk, if it has such a place; its words are `<name>-desk.place`. */
  deskAddress?(process: Process, step: Step): string;
  /** The number and the action that the home page and the process page show for these steps, in one query. */
  glances(
    ctx: Ctx,
    reader: Reader,
    steps: readonly { process: Process; step: Step }[],
  ): Promise<ReadonlyMap<string, StepGlance>>;
  /** Whether residents have put anything into the step, drafts included: then its method stays and so does the step. */
  hasContributions(ctx: Ctx, step: Step): Promise<boolean>;
  /** What the public record says of a step that closes. */
  countForRecord(ctx: Ctx, step: Step): Promise<StepCount>;
  /** Where residents can take part on paper too. */
  readonly paper?: PaperPart;
  /**
   * The step as a resident meets it, for the facilitator's preview, also before it opens: `reader.now` and `ctx.clock`
   * stand at the moment shown. It reads and never writes; its forms lead nowhere.
   */
  preview(ctx: Ctx, reader: Reader, process: Process, step: Step): Promise<VNode>;
}
