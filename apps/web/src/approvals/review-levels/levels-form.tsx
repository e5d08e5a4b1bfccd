import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ReviewLevel, useSetReviewLevels } from '../../client/review-levels.js';
import { useWord } from '../../language/use-language.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { RowList } from '../../ui/form/row-list.js';
import { LEVELLED_KINDS } from '../approvals-filters.js';
import { levelsWanted, type WantedLevels } from './level-sets.js';

const RELATIONS = ['own', 'supervising', 'district', 'city'] as const;
const DECIDES = ['manager', 'head'] as const;
const LEVELS_MAX = 4;
const FIRST = { relation: 'own', decides: 'manager' } as const;
const NEXT = { relation: 'supervising', decides: 'manager' } as const;

interface FormOf {
  organisationId: string;
  onDone: (statusMessage: string) => void;
}

/** Shows the form that sets one to four levels for one or several kinds, from a day on. */
export function LevelsForm({ organisationId, onDone }: FormOf) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<WantedLevels>();
  const set = useSetReviewLevels(organisationId);
  const required = [{ required: true, message: t('app.required') }];
  return (
    <Form<WantedLevels>
      name="levels"
      form={form}
      layout="vertical"
      initialValues={{ kinds: [], validFrom: cityToday(), levels: [FIRST] }}
      disabled={set.isPending}
      onFinish={(wanted) =>
        set.mutate(levelsWanted(wanted), {
          onSuccess: () => {
            form.resetFields();
            onDone(t('levels.said', { day: wanted.validFrom }));
          },
        })
      }
      style={{ maxWidth: 760 }}
    >
      <Form.Item name="kinds" label={t('levels.kinds')} rules={required}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={LEVELLED_KINDS.map((value) => ({ value, label: word('approvalKind', value) }))}
        />
      </Form.Item>
      <LevelFields />
      <Form.Item
        name="validFrom"
        label={t('levels.validFrom')}
        extra={t('levels.validFromHint')}
        rules={required}
      >
        <DayField clearable={false} min={cityToday()} />
      </Form.Item>
      {set.error && <ProblemMessage error={set.error} />}
      <p className="soft small">{t('levels.told')}</p>
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={set.isPending}>
          {t('levels.submit')}
        </Button>
      </div>
    </Form>
  );
}

function LevelFields() {
  const { t } = useTranslation();
  const word = useWord();
  const options = <Code extends string>(
    list: 'reviewRelation' | 'reviewDecides',
    codes: readonly Code[],
  ) => codes.map((value) => ({ value, label: word(list, value) }));
  return (
    <RowList
      name="levels"
      limits={{ min: 1, max: LEVELS_MAX }}
      fresh={NEXT}
      words={{
        legend: t('levels.levels'),
        row: (level) => t('levels.number', { level }),
        remove: (level) => t('levels.remove', { level }),
        removeShort: t('levels.removeShort'),
        add: t('levels.add'),
      }}
    >
      {(name, level) => (
        <>
          <span className="nowrap">{t('levels.number', { level })}</span>
          <Form.Item name={[name, 'relation']} noStyle>
            <Select<ReviewLevel['relation']>
              aria-label={t('levels.where')}
              style={{ width: 220, maxWidth: '100%' }}
              options={options('reviewRelation', RELATIONS)}
            />
          </Form.Item>
          <Form.Item name={[name, 'decides']} noStyle>
            <Select<ReviewLevel['decides']>
              aria-label={t('levels.who')}
              style={{ width: 150 }}
              options={options('reviewDecides', DECIDES)}
            />
          </Form.Item>
        </>
      )}
    </RowList>
  );
}
