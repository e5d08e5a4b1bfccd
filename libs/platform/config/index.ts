export { closeDataFolder, PRIVATE_FILE, PRIVATE_FOLDER } from './data-folder.js';
export { createSecretFile } from './secret-file.js';
export { loadSettings, SETTINGS_FILE } from './settings-file.js';
export { SETTING_NAMES } from './setting-names.js';
export { type Installation, readSettings, Settings } from './settings.js';
export { databaseAddress, databaseTlsRemedy, transportFault } from './transport.js';
