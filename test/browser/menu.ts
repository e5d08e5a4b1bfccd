import type { Page } from 'playwright-core';

/** Finds the button that opens the navigation of a narrow window; a wide one has none. */
export const menuButton = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: /^(主菜单|Main menu)/ });

/** Finds the button with the name of the signed-in user. */
export const nameButton = (page: Page) =>
  page.getByRole('button', { name: /^(当前用户|Signed in as) / });

/** Opens what is behind the name of the signed-in user, on a phone in the drawer of the menu. */
export async function openOwn(page: Page): Promise<void> {
  await menuButton(page).or(nameButton(page)).first().waitFor();
  if (await menuButton(page).isVisible()) await menuButton(page).click();
  if ((await nameButton(page).getAttribute('aria-expanded')) !== 'true')
    await nameButton(page).click();
}

/** Switches the language of the app to the other one, as a user does. */
export async function switchLanguage(page: Page): Promise<void> {
  await openOwn(page);
  await page.getByRole('button', { name: /^(English|中文)$/ }).click();
}
