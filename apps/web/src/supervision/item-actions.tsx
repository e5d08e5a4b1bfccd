import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SupervisionDetail, useItemStep } from '../client/supervision.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useSignedIn } from '../session/signed-in.js';
import { useMay } from '../session/use-may.js';
import { cityToday } from '../ui/day/city-day.js';
import { type AskedStep, StepDialog } from './step-dialog.js';

type Offered = 'receipt' | AskedStep;

/** What the user may do with an item, the most likely first; the server checks every request. */
function useOffers(item: SupervisionDetail): Offered[] {
  const may = useMay();
  const me = useSignedIn().person.id;
  const { state, leadOrganisationId: lead, issuingOrganisationId: issuing, dueOn, steps } = item;
  const waits = state === 'assigned' || state === 'received' || state === 'returned';
  const over = state === 'closed' || state === 'withdrawn';
  const offers: Offered[] = [];
  if (waits && may.record(lead)) {
    offers.push('reply');
    if (state === 'assigned') offers.push('receipt');
    if (item.extension === null && cityToday() < dueOn) offers.push('extension');
  }
  if (issuing === null) return offers;
  const ownAnswer = steps.findLast(({ kind }) => kind === 'answered')?.doneBy === me;
  if (may.approve(issuing)) {
    if (item.extension !== null && waits && item.extension.askedBy !== me)
      offers.push('grant', 'refuse');
    if (!ownAnswer && state === 'answered') offers.push('accept', 'return');
    if (!ownAnswer && state === 'verified') offers.push('closure', 'return');
    if (!over || state === 'closed') offers.push('measure');
  }
  if (!over && state !== 'verified' && may.record(issuing)) offers.push('withdrawal');
  return offers;
}

/** Shows the buttons for the steps that the user may take with an item of supervision. */
export function ItemActions({
  item,
  onDone,
}: {
  item: SupervisionDetail;
  onDone: (statusMessage: string) => void;
}) {
  const { t } = useTranslation();
  const offers = useOffers(item);
  const take = useItemStep(item.id);
  const [asking, setAsking] = useState<AskedStep | null>(null);
  if (offers.length === 0) return null;
  const begin = (offer: Offered): void => {
    if (offer !== 'receipt') setAsking(offer);
    else
      take.mutate(
        { step: 'receipt' },
        { onSuccess: () => onDone(t('supervision.step.receipt.done')) },
      );
  };
  const wordOf = (offer: Offered): string =>
    offer === 'measure' && item.state === 'closed'
      ? t('supervision.step.lookBack.button')
      : t(`supervision.step.${offer}.button`);
  return (
    <>
      <div className="actions">
        {offers.map((offer, place) => (
          <Button
            key={offer}
            type={place === 0 ? 'primary' : 'default'}
            loading={offer === 'receipt' && take.isPending}
            onClick={() => begin(offer)}
          >
            {wordOf(offer)}
          </Button>
        ))}
      </div>
      {take.error && <ProblemMessage error={take.error} />}
      {asking && (
        <StepDialog
          step={asking}
          item={item}
          onClose={() => setAsking(null)}
          onDone={(statusMessage) => {
            setAsking(null);
            onDone(statusMessage);
          }}
        />
      )}
    </>
  );
}
