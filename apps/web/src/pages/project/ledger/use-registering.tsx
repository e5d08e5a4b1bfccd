import type { FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { RegisterDocumentDialog } from '../documents/register-document-dialog.js';

/**
 * Second dialog above that of an entry, in which a document is registered. The new document is then
 * selected.
 */
export function useRegistering(
  projectId: string,
  form: FormInstance,
): { register: () => void; dialog: ReactNode } {
  const [open, setOpen] = useState(false);
  return {
    register: () => setOpen(true),
    dialog: open && (
      <RegisterDocumentDialog
        projectId={projectId}
        onClose={() => setOpen(false)}
        onDone={({ number }) => {
          form.setFieldValue('document', number);
          setOpen(false);
        }}
      />
    ),
  };
}
