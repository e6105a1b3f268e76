-- ~/.config/nvim/lsp/imprimatur.lua, with vim.lsp.enable('imprimatur') in init.lua
return {
  cmd = { 'imprimatur', 'lsp' },
  filetypes = { 'markdown', 'html', 'text', 'json' },
  root_markers = { 'imprimatur.yaml', '.git' },
  init_options = { show = 'info' },
}
