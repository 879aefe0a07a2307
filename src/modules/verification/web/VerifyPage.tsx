import type { Reader } from '#kernel/reader.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import {
  Block,
  Bullets,
  Button,
  ButtonLink,
  ErrorSummary,
  errorOf,
  Facts,
  Form,
  Ledger,
  LedgerRow,
  Notice,
  PageHead,
  Section,
  Stack,
  Status,
  TextField,
} from '#ui/index.ts';
import type { AssistanceWithActs } from '../assist-store.ts';
import type { Conflict } from '../conflict-store.ts';
import type { GuardianRequest } from '../guardian-store.ts';
import { bandEnd } from '../taking-part.ts';
import type { Voter } from '../voter-store.ts';

export interface VerifyPageProps {
  readonly r: Reader;
  readonly csrf: string;
  readonly next: string;
  readonly voter: Voter | undefined;
  readonly district: string | null;
  readonly needsGuardian: boolean;
  readonly request: GuardianRequest | undefined;
  readonly conflict: Conflict | undefined;
  readonly helped: readonly AssistanceWithActs[];
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
}

/** Whether the city knows that she is a resident, how it can, and who acted for her. */
export function VerifyPage(props: VerifyPageProps) {
  const { r, voter, next, conflict, helped } = props;
  const { t } = r;
  const holds = voter !== undefined && voter.lapsed_at === null;
  return (
    <div class="wrap">
      <PageHead
        title={t(holds ? 'verification.page.verified' : 'verification.page.title')}
        lede={t(holds ? 'verification.page.verified-lede' : 'verification.page.lede')}
        actions={next !== '/verify' && holds && <ButtonLink href={next}>{t('verification.page.go-on')}</ButtonLink>}
      />
      {voter && !holds && (
        <Notice kind="warn" title={t('verification.page.lapsed')}>
          <p>{t('verification.page.lapsed-what')}</p>
        </Notice>
      )}
      {conflict && <ConflictNotice r={r} conflict={conflict} />}
      {props.needsGuardian && <Guardian {...props} />}
      {voter && holds && <Kept r={r} voter={voter} district={props.district} />}
      {voter?.level !== 'strong' || !holds ? <Ways r={r} next={next} again={holds} /> : null}
      {helped.length > 0 && <Helped r={r} helped={helped} />}
    </div>
  );
}

// words: verification.level.* verification.way.*
function Kept({ r, voter, district }: { r: Reader; voter: Voter; district: string | null }) {
  const { t } = r;
  return (
    <Section id="kept" title={t('verification.kept.title')} note={t('verification.kept.note')}>
      <Facts
        items={[
          { term: t('verification.kept.level'), value: t(`verification.level.${voter.level}`) },
          { term: t('verification.kept.age'), value: ageInWords(voter.age_from, r) },
          { term: t('verification.kept.district'), value: district ?? t('verification.kept.unknown') },
          {
            term: t('verification.kept.since'),
            value: `${r.date(voter.verified_at)}. ${t(`verification.way.${voter.way}`)}`,
          },
        ]}
      />
    </Section>
  );
}

export function ageInWords(from: number | null, r: Reader): string {
  if (from === null) return r.t('verification.kept.unknown');
  const to = bandEnd(from);
  return to === null ? r.t('verification.kept.age-from', { from }) : r.t('verification.kept.age-between', { from, to });
}

// words: verification.census.* verification.letter.* verification.desk.*
/** The ways to show who one is; also for a visitor who goes on without an account. */
export function Ways({ r, next, again = false }: { r: Reader; next: string; again?: boolean }) {
  const { t } = r;
  const ways = again ? (['letter', 'desk'] as const) : (['census', 'letter', 'desk'] as const);
  const query = `?next=${encodeURIComponent(next)}`;
  return (
    <Section
      id="ways"
      title={t(again ? 'verification.ways.more' : 'verification.ways.title')}
      note={t('verification.ways.note')}
    >
      <Ledger>
        {ways.map((way) => (
          <LedgerRow
            key={way}
            title={t(`verification.${way}.way`)}
            {...(way === 'desk' ? {} : { href: `/verify/${way}${query}` })}
            note={t(`verification.${way}.way-note`)}
          />
        ))}
      </Ledger>
    </Section>
  );
}

function ConflictNotice({ r, conflict }: { r: Reader; conflict: Conflict }) {
  const { t } = r;
  // words: verification.conflict.decided-kept verification.conflict.decided-moved
  const title = conflict.decision
    ? `verification.conflict.decided-${conflict.decision}`
    : 'verification.conflict.waiting';
  return (
    <Notice kind={conflict.decision ? 'info' : 'warn'} title={t(title)}>
      <p>{conflict.reason ?? t('verification.conflict.waiting-what')}</p>
    </Notice>
  );
}

function Guardian({ r, csrf, request, typed = {}, problems = [] }: VerifyPageProps) {
  const { t } = r;
  const error = errorOf(problems, 'email');
  // words: verification.guardian.answer.*
  return (
    <Section id="guardian" title={t('verification.guardian.title')} note={t('verification.guardian.note')}>
      <Stack>
        {request && (
          <p>
            <Status kind="wait">
              {t(`verification.guardian.answer.${request.answer ?? 'none'}`, {
                date: request.answered_at ?? request.asked_at,
              })}
            </Status>
          </p>
        )}
        <ErrorSummary title={t('verification.form.problems')} errors={problems} />
        <Form action="/verify/guardian" hidden={{ csrf }}>
          <TextField
            name="email"
            type="email"
            label={t('verification.guardian.email')}
            hint={t('verification.guardian.email-hint')}
            value={String(typed.email ?? '')}
            dir="ltr"
            required
            {...(error ? { error } : {})}
          />
          <Button>{t('verification.guardian.send')}</Button>
        </Form>
      </Stack>
    </Section>
  );
}

// words: verification.act.*
function Helped({ r, helped }: { r: Reader; helped: readonly AssistanceWithActs[] }) {
  const { t } = r;
  return (
    <Section id="helped" title={t('verification.helped.title')} note={t('verification.helped.note')}>
      <Stack>
        {helped.map((one) => (
          <Block key={one.id} title={`${r.dateTime(one.started_at)}${one.place ? ` · ${one.place}` : ''}`}>
            {one.acts.length === 0 ? (
              <p>{t('verification.helped.nothing')}</p>
            ) : (
              <Bullets
                items={one.acts.map((act) => (
                  <>
                    {r.time(new Date(act.at))}: <a href={act.path}>{t(`verification.act.${act.act}`)}</a>
                  </>
                ))}
              />
            )}
          </Block>
        ))}
      </Stack>
    </Section>
  );
}
