// Starts `imprimatur lsp` and passes on the settings under "imprimatur".
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

function settings() {
  const all = vscode.workspace.getConfiguration('imprimatur');
  return { show: all.get('show'), language: all.get('language'), profile: all.get('profile'), siteTitle: all.get('siteTitle') };
}

exports.activate = async () => {
  const all = vscode.workspace.getConfiguration('imprimatur');
  const server = { command: all.get('path'), args: ['lsp', ...all.get('arguments')] };
  client = new LanguageClient('imprimatur', 'Imprimatur', server, {
    documentSelector: ['markdown', 'html', 'plaintext', 'json'].map((language) => ({ language })),
    initializationOptions: settings(),
    synchronize: { configurationSection: 'imprimatur' },
  });
  await client.start();
};

exports.deactivate = () => client && client.stop();
