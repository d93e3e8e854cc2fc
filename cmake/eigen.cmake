# Eigen for the core: that of the project around this one, else the machine's. By find_path rather than find_package, so that a
# cross build (Emscripten) takes the machine's, too.
if(TARGET Eigen3::Eigen)
  target_link_libraries(playground_core PUBLIC $<BUILD_INTERFACE:Eigen3::Eigen>)
else()
  find_path(EIGEN_INCLUDE_DIR Eigen/Core HINTS ENV EIGEN3_INCLUDE_DIR
    PATHS /usr/include /usr/local/include /opt/homebrew/include PATH_SUFFIXES eigen3 NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  target_include_directories(playground_core SYSTEM PUBLIC $<BUILD_INTERFACE:${EIGEN_INCLUDE_DIR}>)
endif()
target_link_libraries(playground_core PUBLIC $<INSTALL_INTERFACE:Eigen3::Eigen>)
