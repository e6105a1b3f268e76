.PHONY: check test
check test:
	@./make $@
