import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { numbered, useDocuments } from './use-documents.js';
import { ProblemMessage } from '../../layout/problem-message.js';

/**
 * Shows a field for the document that an entry refers to. The user selects a registered document of
 * the project, or registers a new one.
 */
export function DocumentField({
  projectId,
  onRegister,
}: {
  projectId: string;
  onRegister: () => void;
}) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useDocuments(projectId);
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
            options={numbered(data).map(({ documentNumber, name }) => ({
              value: documentNumber,
              label: `${documentNumber} ${name}`,
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
