import { Muted, Panel } from '#ui/index.ts';
import type { Method } from '../method.ts';

/** A step in which there is nothing to do but read: words, and no rules. */
export const informationMethod: Method = {
  name: 'information',
  defaultRules: {},
  readRules: () => ({ rules: {} }),
  RulesFields: ({ reader }) => <Muted small={false}>{reader.t('information.no-rules')}</Muted>,
  rulesInWords: () => [],
  address: () => null,
  glances: async () => new Map(),
  hasContributions: async () => false,
  countForRecord: async () => ({ proposals: null, supports: null, resultHash: null }),
  preview: async (_ctx, reader, _process, step) => (
    <Panel>
      <p class="figure-mid">{reader.text(step.title)}</p>
      <p>{reader.text(step.summary)}</p>
    </Panel>
  ),
};
