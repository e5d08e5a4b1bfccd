import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Restriction, useMe } from '../client/session.js';
import { AppLayout } from './app-layout.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { asLanguage, keptLanguage } from '../language/language.js';
import { MustFirstPage } from './must-first-page.js';
import { SignedIn } from '../session/signed-in.js';
import { SignInPage } from '../session/sign-in-page.js';

/**
 * Shows the sign-in page in place of the requested page while no user is signed in. If the user
 * first has to complete a step, such as a password change, shows that step. Then the requested page
 * appears.
 */
export function AuthGate() {
  const { data: me, error, refetch } = useMe();
  const { i18n } = useTranslation();
  const [wasSignedIn, setWasSignedIn] = useState(false);
  const [must, setMust] = useState<Restriction | null>(null);
  if (me && !wasSignedIn) setWasSignedIn(true);
  // The step (such as the setup of a second factor) stays until its page calls `onDone`. Otherwise
  // reloading the signed-in user would end the step early and hide the recovery codes.
  const first = me?.restrictions[0];
  if (first !== undefined && must === null) setMust(first);
  if (me === null && must !== null) setMust(null);
  const theirs = me?.person.language;
  useEffect(() => {
    if (theirs && keptLanguage() === null) void i18n.changeLanguage(asLanguage(theirs));
  }, [theirs, i18n]);

  if (me === undefined) {
    return (
      <main className="sign-in">
        {error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />}
      </main>
    );
  }
  if (me === null) return <SignInPage ended={wasSignedIn} />;
  if (must !== null)
    return (
      <MustFirstPage
        key={must}
        must={must}
        onDone={() => void refetch().then(() => setMust(null))}
      />
    );
  return (
    <SignedIn value={me}>
      <AppLayout key={me.person.id} />
    </SignedIn>
  );
}
