import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDocuments } from '../../../client/documents.js';
import { ProblemMessage } from '../../../layout/problem-message.js';

/**
 * Field for the document of an entry: one of the project's registered documents, or a new one that
 * is registered from here.
 */
export function DocumentField({
  projectId,
  onRegister,
}: {
  projectId: string;
  onRegister: () => void;
}) {
  const { t } = useTranslation();
  const { data = [], error, isFetching, refetch } = useDocuments(projectId);
  return (
    <>
      <div className="field-row">
        <Form.Item
          name="document"
          label={t('ledger.documentOptional')}
          style={{ flex: '1 1 260px' }}
        >
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            loading={isFetching}
            notFoundContent={t('documents.noneYet')}
            options={data.map(({ number, title }) => ({
              value: number,
              label: `${number} ${title}`,
            }))}
          />
        </Form.Item>
        <Button className="beside-field" onClick={onRegister}>
          {t('documents.registerHere')}
        </Button>
      </div>
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
    </>
  );
}
