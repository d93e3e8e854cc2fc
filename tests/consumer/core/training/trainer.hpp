#error "the core includes its own headers, whatever folders a consumer has"
