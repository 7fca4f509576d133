; The installer for Windows. windows.py has Inno Setup compile it, and says where everything lies:
; Version, Bundle (the folder of the program), Icons, Target and Name (of the installer).
; It could not be tried on Windows; the workflow that builds there tries it.

#define Program "Otherwise.exe"
#define ProgId "Otherwise.Scenario"

[Setup]
AppId={{6E0A1F5B-5C3E-4B0B-9C2B-2F7D3C8B6A11}
AppName=Otherwise
AppVersion={#Version}
AppPublisher=The makers of Otherwise
DefaultDirName={autopf}\Otherwise
DefaultGroupName=Otherwise
DisableProgramGroupPage=yes
; For the user who runs it, without an administrator, unless that is asked for.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
; Explorer is told of the new type of files.
ChangesAssociations=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile={#Bundle}\_internal\LICENSE
SetupIconFile={#Icons}\otherwise.ico
UninstallDisplayIcon={app}\{#Program}
OutputDir={#Target}
OutputBaseFilename={#Name}
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "{#Icons}\otherwise-scenario.ico"; DestDir: "{app}"; Flags: ignoreversion

[Icons]
Name: "{autoprograms}\Otherwise"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\Otherwise"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.otherwise"; ValueType: string; ValueData: "{#ProgId}"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.otherwise"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.otherwise.scenario+json"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.otherwise\OpenWithProgids"; ValueType: string; ValueName: "{#ProgId}"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\{#ProgId}"; ValueType: string; ValueData: "Otherwise scenario"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\{#ProgId}\DefaultIcon"; ValueType: string; ValueData: "{app}\otherwise-scenario.ico"
Root: HKA; Subkey: "Software\Classes\{#ProgId}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".otherwise"; ValueData: ""; Flags: uninsdeletekey

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,Otherwise}"; Flags: nowait postinstall skipifsilent

[Messages]
ConfirmUninstall=Remove %1? Your scenarios and casebooks stay. Your settings stay too, in %LOCALAPPDATA%\Otherwise; delete that folder to be rid of them and of your own casebooks.
