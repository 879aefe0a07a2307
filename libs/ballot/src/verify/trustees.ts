import { Fields, isList, isText, type Json, NotCanonical, parseCanonical } from '../archive/canonical-json.ts';
import type { Group } from '../group.ts';
import type { Findings } from './checks.ts';
import { answered, lengthOf, NotInGroup, pointOf } from './numbers.ts';
import { falseStatements, type Statement } from './statements.ts';

/** One who is always needed, or several of whom `threshold` are. Owners are counted from 1 over all items. */
export interface TrusteeItem<P> {
  readonly kind: 'Single' | 'Pedersen';
  /** t + 1. */
  readonly threshold: number;
  /** Each owner's verification key, as text and as point. */
  readonly keys: readonly { readonly text: string; readonly point: P }[];
}

/** Checks 5, 6 and 7: proofs, certificates, signatures, shares, and that the election's key is the sum. @throws NotCanonical, NotInGroup, WrongLength */
export function checkTrustees<P>(
  group: Group<P>,
  value: Json,
  electionKey: P | undefined,
  findings: Findings,
): TrusteeItem<P>[] {
  const audit = new TrusteeAudit(group, findings);
  const list = isList(value, 'the list of trustees');
  if (list.length === 0) findings.fail(7, 'There is no trustee.');
  const items = list.map((item, at) => audit.item(item, `trustees[${at}]`));
  for (const { what } of falseStatements(group, audit.statements)) findings.fail(7, `${what} does not hold.`);
  if (electionKey !== undefined && !group.equal(audit.sum, electionKey))
    findings.fail(7, "The election's key is not the sum of the trustees' keys.");
  const owners = items.reduce((sum, { keys }) => sum + keys.length, 0);
  findings.pass(7, `${owners} trustees in ${items.length} items; every proof, signature and share holds.`);
  return items;
}

/** Whose signatures a certificate lets us check. */
interface Certified<P> {
  readonly verification: P;
}

class TrusteeAudit<P> {
  /** Everything that was signed or proven. */
  readonly statements: Statement<P>[] = [];
  /** The sum of the sub-keys. */
  sum: P;
  private readonly group: Group<P>;
  private readonly findings: Findings;
  private owners = 0;
  private readonly owned = new Set<string>();
  private readonly keys: P[] = [];

  constructor(group: Group<P>, findings: Findings) {
    this.group = group;
    this.findings = findings;
    this.sum = group.identity;
  }

  item(value: Json, path: string): TrusteeItem<P> {
    const [kind, content, ...more] = isList(value, path);
    if (more.length > 0 || (kind !== 'Single' && kind !== 'Pedersen'))
      throw new NotCanonical(`${path} is neither ["Single",…] nor ["Pedersen",…]`);
    return kind === 'Single' ? this.single(content, `${path}[1]`) : this.pedersen(content, `${path}[1]`);
  }

  private single(value: Json | undefined, path: string): TrusteeItem<P> {
    this.owners += 1;
    const fields = new Fields(value, path);
    const key = this.provenKey(fields, path, `trustee ${this.owners}`);
    fields.end();
    this.own([key.text]);
    this.sum = this.group.add(this.sum, key.point);
    return { kind: 'Single', threshold: 1, keys: [key] };
  }

  private pedersen(value: Json | undefined, path: string): TrusteeItem<P> {
    const fields = new Fields(value, path);
    const threshold = fields.count('threshold');
    const certs = fields.list('certs');
    const size = certs.length;
    const coefexps = lengthOf(fields.list('coefexps'), size, `${path}.coefexps`);
    const signatures = this.signaturesOf(fields, size, path);
    const keys = lengthOf(fields.list('verification_keys'), size, `${path}.verification_keys`);
    fields.end();
    if (threshold < 1 || threshold > size)
      this.findings.fail(7, `${threshold} of ${size} trustees is no possible threshold.`);
    const place = { size, threshold, isNew: signatures !== undefined };
    const certified = certs.map((cert, at) => this.certificate(cert, at, place, `${path}.certs[${at}]`));
    const rows = coefexps.map((one, at) => this.coefficients(one, at, certified, `${path}.coefexps[${at}]`));
    for (const [at, row] of rows.entries()) {
      lengthOf(row.texts, threshold, `${path}.coefexps[${at}].message`);
      if (signatures === undefined) continue;
      const agreed = `certs_sig|${JSON.stringify({ certs, coefexps: row.texts })}`;
      this.signed(certified[at], agreed, signatures[at], `${path}.signatures[${at}]`);
    }
    const points = rows.map((row) => row.points);
    const found = keys.map((one, at) => this.share(one, { at, points, certified, isNew: place.isNew, path }));
    for (const [constant] of points) if (constant !== undefined) this.sum = this.group.add(this.sum, constant);
    this.owners += size;
    // Among themselves they may be the same: where one is enough to decrypt, all have one key.
    this.own(found.map(({ text }) => text));
    return { kind: 'Pedersen', threshold, keys: found };
  }

  /** Release 2.0, which knows only field groups, has no signature over all certificates. */
  private signaturesOf(fields: Fields, size: number, path: string): readonly Json[] | undefined {
    const list = this.group.name === 'Ed25519' ? fields.list('signatures') : fields.may('signatures');
    return list === undefined ? undefined : lengthOf(isList(list, `${path}.signatures`), size, `${path}.signatures`);
  }

  private certificate(
    value: Json,
    at: number,
    { size, threshold, isNew }: { size: number; threshold: number; isNew: boolean },
    path: string,
  ): Certified<P> {
    const { message, signature } = signedMessage(value, path);
    const fields = new Fields(parseCanonical(message), `${path}.message`);
    if (isNew) {
      const context = fields.fields('context');
      const group = context.text('group');
      const said = [context.count('size'), context.count('threshold'), context.count('index')];
      context.end();
      if (group !== this.group.name || said[0] !== size || said[1] !== threshold || said[2] !== at + 1)
        this.findings.fail(7, `Certificate ${at + 1} is for another place, threshold or group.`);
    }
    const [verification, encryption] = ['verification', 'encryption'].map((name) =>
      this.keyOf(fields.text(name), `${path}.message.${name}`),
    ) as [P, P];
    fields.end();
    this.unlike(encryption, `The encryption key of certificate ${at + 1}`);
    this.unlike(verification, `The verification key of certificate ${at + 1}`);
    const certified = { verification };
    this.signed(certified, message, signature, path);
    return certified;
  }

  private coefficients(value: Json, at: number, certified: readonly Certified<P>[], path: string) {
    const { message, signature } = signedMessage(value, path);
    this.signed(certified[at], message, signature, path);
    const fields = new Fields(parseCanonical(message), `${path}.message`);
    const texts = fields.list('coefexps').map((text) => isText(text, `${path}.message.coefexps`));
    fields.end();
    return { texts, points: texts.map((text) => pointOf(this.group, text, `A coefficient in ${path}`)) };
  }

  private share(
    value: Json,
    of: { at: number; points: readonly P[][]; certified: readonly Certified<P>[]; isNew: boolean; path: string },
  ) {
    const { group } = this;
    const path = `${of.path}.verification_keys[${of.at}]`;
    const fields = new Fields(value, path);
    const key = this.provenKey(fields, path, `trustee ${this.owners + of.at + 1}`);
    if (of.isNew) this.signed(of.certified[of.at], key.text, fields.need('signature'), path);
    fields.end();
    const x = BigInt(of.at + 1);
    const powers = of.points.flatMap((row) => {
      let power = 1n;
      return row.map((point): [bigint, P] => {
        const term: [bigint, P] = [power, point];
        power = (power * x) % group.order;
        return term;
      });
    });
    if (!group.equal(group.combine(powers), key.point))
      this.findings.fail(7, `The key of trustee ${this.owners + of.at + 1} does not follow from the coefficients.`);
    return key;
  }

  private provenKey(fields: Fields, path: string, who: string) {
    const { group } = this;
    const { c, z } = answered(group, fields.need('pok'), `${path}.pok`);
    const text = fields.text('public_key');
    const point = this.keyOf(text, `${path}.public_key`);
    this.statements.push({
      check: 7,
      what: `The proof that ${who} knows her key`,
      prefix: `pok|${group.name}|${text}|`,
      challenge: c,
      commitments: [
        [
          [z, group.generator],
          [c, point],
        ],
      ],
    });
    return { text, point };
  }

  private signed(by: Certified<P> | undefined, message: string, signature: Json | undefined, path: string): void {
    const { c, z } = answered(this.group, signature, `${path}.signature`);
    const verification = by?.verification ?? this.group.identity;
    this.statements.push({
      check: 7,
      what: `The signature of ${path}`,
      prefix: `sigmsg|${message}|`,
      challenge: c,
      commitments: [
        [
          [z, this.group.generator],
          [c, verification],
        ],
      ],
    });
  }

  /** A key that stands in two items could have been copied, together with its proof. */
  private own(keys: readonly string[]): void {
    if (keys.some((text) => this.owned.has(text)))
      this.findings.fail(7, 'Two items of the trustees have a key in common.');
    for (const text of keys) this.owned.add(text);
  }

  private unlike(point: P, what: string): void {
    if (this.keys.some((other) => this.group.equal(other, point)))
      this.findings.fail(7, `${what} stands in another certificate too.`);
    this.keys.push(point);
  }

  private keyOf(text: string, what: string): P {
    const point = this.group.decode(text);
    if (point === undefined) throw new NotInGroup(`${what} is no element of the group.`);
    if (this.group.equal(point, this.group.identity)) this.findings.fail(7, `${what} is the identity.`);
    return point;
  }
}

function signedMessage(value: Json, path: string) {
  const fields = new Fields(value, path);
  const message = fields.text('message');
  const signature = fields.need('signature');
  fields.end();
  return { message, signature };
}
