import type { FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { RegisterDocumentDialog } from './register-document-dialog.js';

/**
 * Returns a dialog to register a document, which opens above the form of an entry, and a function
 * that opens it. The new document is then selected in the form.
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
        onDone={(number) => {
          form.setFieldValue('document', number);
          setOpen(false);
        }}
      />
    ),
  };
}
