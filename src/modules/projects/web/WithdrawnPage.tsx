import type { Reader } from '#kernel/reader.ts';
import { Onward, PageHead } from '#ui/index.ts';
import type { Project } from '../project.ts';
import { inTongue } from './project-words.ts';

export function WithdrawnPage({ r, project }: { r: Reader; project: Project }) {
  const reason = inTongue(r, project.withdrawalReason ?? {});
  return (
    <div class="wrap">
      <PageHead
        title={r.t('projects.withdrawn.title')}
        lede={r.t('projects.withdrawn.why')}
        actions={
          <>
            <Onward href="/projects">{r.t('projects.list.title')}</Onward>
            <Onward href="/record">{r.t('home.record')}</Onward>
          </>
        }
      >
        <p lang={reason.lang} dir="auto">
          {reason.text}
        </p>
      </PageHead>
    </div>
  );
}
