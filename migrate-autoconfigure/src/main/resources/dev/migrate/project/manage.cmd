@echo off
rem The application as a command line: manage migrate, manage makemigrations -m "Add orders".
rem "manage run" starts the application itself. Builds first.
rem Written by "migrate init"; it is yours to change.
setlocal disabledelayedexpansion

set "MAIN=@MAIN_CLASS@"
set "APP=%~dp0"
if "%APP:~-1%"=="\" set "APP=%APP:~0,-1%"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "OPTIONS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Dmigrate.launcher=manage"

if not exist "%APP%\pom.xml" goto gradle

rem The build that the module belongs to
set "OUTPUT=%APP%\target"
set "ROOT=%APP%"
set "MODULE="
:parent
for %%r in ("%ROOT%\..") do set "PARENT=%%~fr"
for %%r in ("%ROOT%") do set "NAME=%%~nxr"
if not exist "%PARENT%\pom.xml" goto maven
findstr /r /c:"<module>%NAME%/*</module>" /c:"<module>.*/%NAME%/*</module>" "%PARENT%\pom.xml" >nul
if errorlevel 1 goto maven
if defined MODULE (set "MODULE=%NAME%/%MODULE%") else set "MODULE=%NAME%"
set "ROOT=%PARENT%"
goto parent

rem A program of the build, else the one on the path, whose name must not be quoted: it would look for itself in here.
rem Standard output is for data: what the build has to say goes to standard error.
:maven
set "MAVEN=mvn"
if exist "%ROOT%\mvnw.cmd" set MAVEN="%ROOT%\mvnw.cmd"
set "WHERE="
if defined MODULE set WHERE=-pl "%MODULE%" -am
call %MAVEN% -q -Dstyle.color=never -f "%ROOT%\pom.xml" %WHERE% compile dependency:build-classpath -Dmdep.includeScope=runtime -Dmdep.fileSeparator=/ -Dmdep.outputFile=target/manage.libraries 1>&2
if errorlevel 1 goto failed
rem In quotes, a backslash at the end of a line goes on in the next
> "%OUTPUT%\manage.arguments" echo -cp "%OUTPUT:\=/%/classes;\
>> "%OUTPUT%\manage.arguments" type "%OUTPUT%\manage.libraries"
>> "%OUTPUT%\manage.arguments" echo "
goto start

:gradle
set "OUTPUT=%APP%\build"
set "ROOT=%APP%"
set "MODULE="
:ancestor
if exist "%ROOT%\settings.gradle" goto script
if exist "%ROOT%\settings.gradle.kts" goto script
for %%r in ("%ROOT%\..") do set "PARENT=%%~fr"
if "%PARENT%"=="%ROOT%" goto alone
for %%r in ("%ROOT%") do set "MODULE=:%%~nxr%MODULE%"
set "ROOT=%PARENT%"
goto ancestor

:alone
set "ROOT=%APP%"
set "MODULE="
:script
set "GRADLE=gradle"
if exist "%ROOT%\gradlew.bat" set GRADLE="%ROOT%\gradlew.bat"
if not exist "%OUTPUT%" mkdir "%OUTPUT%"
set "SCRIPT=%OUTPUT%\manage.gradle"
> "%SCRIPT%" echo allprojects { plugins.withId('java') { tasks.register('manageClasspath') {
>> "%SCRIPT%" echo def path = sourceSets.main.runtimeClasspath
>> "%SCRIPT%" echo def file = layout.buildDirectory.file('manage.arguments')
>> "%SCRIPT%" echo inputs.files(path)
>> "%SCRIPT%" echo outputs.upToDateWhen { false }
>> "%SCRIPT%" echo doLast { file.get().asFile.text = '-cp ' + (char) 34 + path.asPath.replace((char) 92, (char) 47) + (char) 34 }
>> "%SCRIPT%" echo } } }
call %GRADLE% -q -p "%ROOT%" -I "%SCRIPT%" %MODULE%:manageClasspath 1>&2
if errorlevel 1 goto failed

:start
set ARGUMENTS=%*
if not "%~1"=="run" goto launch
set "OPTIONS="
set ARGUMENTS=%ARGUMENTS:~3%
:launch
"%JAVA%" %OPTIONS% %JAVA_OPTS% "@%OUTPUT%\manage.arguments" %MAIN% %ARGUMENTS%
exit /b %errorlevel%

:failed
echo manage: the build has failed 1>&2
exit /b 3
