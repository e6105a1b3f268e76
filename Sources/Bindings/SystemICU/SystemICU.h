// Nothing: this module stands for where ICU is installed, which pkg-config says. Its headers are CICU's alone.
