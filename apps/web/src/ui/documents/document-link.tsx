import { Link } from 'react-router';
import { InChinese } from '../wording/in-chinese.js';

/**
 * Returns the URL of a registered document's page, which also lists all entries that refer to the
 * document.
 */
export const documentAddress = (projectId: string, number: string): string =>
  `/projects/${projectId}/documents?${new URLSearchParams({ number }).toString()}`;

/** Shows the number of a document as a link to the document's page. */
export const DocumentLink = ({ projectId, number }: { projectId: string; number: string }) => (
  <Link to={documentAddress(projectId, number)}>
    <InChinese className="recorded">{number}</InChinese>
  </Link>
);
