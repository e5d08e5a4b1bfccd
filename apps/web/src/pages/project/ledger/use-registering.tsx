import type { FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { RegisterDocumentDialog } from '../documents/register-document-dialog.js';

/** A second dialog above a posting's, in which its document is registered; the new number is chosen at once. */
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
