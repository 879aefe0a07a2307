import { Actions, Button } from '../buttons.tsx';
import { Facts } from '../figures.tsx';
import { Ledger, LedgerRow, Tally } from '../ledger.tsx';
import { Section, Stack } from '../page.tsx';
import { TextField } from '../text-fields.tsx';
import { Steps } from '../timeline.tsx';
import { Byline, Due, Lede, Onward, Status } from '../words.tsx';

/** From right to left, in words that a reader of Arabic can judge. */
export function ArabicSamples() {
  return (
    <div lang="ar" dir="rtl">
      <Section id="arabic" title="من اليمين إلى اليسار" note="كل صفحة تُقرأ وتعمل بالعربية.">
        <Stack space="wide">
          <Stack>
            <Lede>القرار مفتوح حتى يوم الخميس 26 نوفمبر، الساعة 20.00. يمكنك المشاركة من هنا أو من أي مكتبة.</Lede>
            <Byline items={[<Status kind="open">مفتوح</Status>, <Due>بقيت ثلاثة أيام</Due>, 'الحي القديم']} />
            <Actions>
              <Button>اقرأ التفاصيل</Button>
              <Button kind="quiet">تابع</Button>
            </Actions>
            <Onward href="#arabic">اقرأ التالي</Onward>
          </Stack>
          <Ledger>
            <LedgerRow
              href="#arabic"
              title="أشجار وظل على الطريق إلى المدرسة"
              note="اثنتا عشرة شجرة ومقعد طويل يجلس عليه الأجداد."
              side={<Tally value="1.204">شخصًا</Tally>}
            />
            <LedgerRow href="#arabic" lang="ca" title="Un títol en català, amb xifres: 3.000.000 €" note="Una frase." />
          </Ledger>
          <TextField
            name="arabic-name"
            label="الاسم"
            hint="كما تريد أن يظهر للآخرين."
            error="اكتب اسمًا من حرفين على الأقل"
          />
          <Facts
            items={[
              { term: 'التكلفة', value: '38.400 €' },
              { term: 'من يقرر', value: 'السكان.' },
            ]}
          />
          <Steps
            today="اليوم"
            items={[
              { title: 'الاقتراح', when: 'أبريل', state: 'done' },
              { title: 'الاختيار', when: '9–26 نوفمبر', state: 'now' },
              { title: 'النتيجة', when: '1 ديسمبر', state: 'next' },
            ]}
          />
        </Stack>
      </Section>
    </div>
  );
}
