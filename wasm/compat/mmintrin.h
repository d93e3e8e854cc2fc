/* Empty on purpose. Eigen 3.4 includes <mmintrin.h> (64-bit MMX) before the SSE headers; clang's own refuses
   WebAssembly, and Emscripten has none. Standing first on the include path, this file lets Eigen go on to
   Emscripten's SSE headers, which it does use. */
