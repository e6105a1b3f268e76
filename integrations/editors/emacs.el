;; For Eglot, which is part of Emacs 29.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((markdown-mode gfm-mode html-mode mhtml-mode text-mode)
                 . ("imprimatur" "lsp" :initializationOptions (:show "info")))))
(add-hook 'markdown-mode-hook #'eglot-ensure)
