/** Compiled schemas. Generated: npm run generate. */
"use strict";
export const validatePack = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"pack.schema.json","title":"kplint pack · 规则包 (pack.yaml)","type":"object","required":["title"],"additionalProperties":false,"properties":{"$schema":{"type":"string"},"title":{"description":"规则包的名称。The pack's name.","if":{"type":"object"},"then":{"required":["zh"],"additionalProperties":false,"properties":{"zh":{"type":"string"},"en":{"type":"string"}}},"else":{"type":"string"}},"extends":{"description":"先读这些规则包，再读本包。Packs this one builds on.","type":"array","items":{"type":"string"}},"headings":{"description":"字段的其他表头写法。More headings of known fields.","type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}},"rules":{"description":"规则的级别和选项。Severity and options of rules.","type":"object","additionalProperties":{"if":{"type":"object"},"then":{"additionalProperties":false,"properties":{"severity":{"enum":["off","on","info","warning","error"]},"options":{"type":"object"}}},"else":{"enum":["off","on","info","warning","error"]}}},"required":{"description":"各种表必须有的列；内层列表是几选一。Columns demanded per kind of table; an inner list is a choice.","type":"object","additionalProperties":{"type":"array","items":{"if":{"type":"array"},"then":{"minItems":1,"items":{"type":"string"}},"else":{"type":"string"}}}},"rosters":{"description":"名册：名称 → csv 文件。Rosters: name → csv file beside pack.yaml.","type":"object","propertyNames":{"pattern":"^[a-z][A-Za-z0-9]{0,30}$"},"additionalProperties":{"type":"string","pattern":"^[^/\\\\:]{1,100}\\.csv$","examples":["units.csv"]}},"regions":{"description":"行政区划代码：本县、本市、本省。Region codes of the county, its city and its province.","type":"array","items":{"if":{"type":"string"},"then":{"pattern":"^\\d{6}$","examples":["140829"]},"else":{"type":"integer","minimum":100000}}}}};
const pattern0 = new RegExp("^[a-z][A-Za-z0-9]{0,30}$", "u");
const pattern1 = new RegExp("^[^/\\\\:]{1,100}\\.csv$", "u");
const pattern2 = new RegExp("^\\d{6}$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="pack.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.title === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'",schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "$schema") || (key0 === "title")) || (key0 === "extends")) || (key0 === "headings")) || (key0 === "rules")) || (key0 === "required")) || (key0 === "rosters")) || (key0 === "regions"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.$schema.type,parentSchema:schema11.properties.$schema,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
const _errs5 = errors;
let valid1 = true;
const _errs6 = errors;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs6 === errors;
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs8 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.zh === undefined){
const err4 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/then/required",keyword:"required",params:{missingProperty: "zh"},message:"must have required property '"+"zh"+"'",schema:schema11.properties.title.then.required,parentSchema:schema11.properties.title.then,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 in data1){
if(!((key1 === "zh") || (key1 === "en"))){
const err5 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.title.then,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.zh !== undefined){
let data2 = data1.zh;
if(typeof data2 !== "string"){
const err6 = {instancePath:instancePath+"/title/zh",schemaPath:"#/properties/title/then/properties/zh/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.title.then.properties.zh.type,parentSchema:schema11.properties.title.then.properties.zh,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.en !== undefined){
let data3 = data1.en;
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/title/en",schemaPath:"#/properties/title/then/properties/en/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.title.then.properties.en.type,parentSchema:schema11.properties.title.then.properties.en,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
var _valid0 = _errs8 === errors;
valid1 = _valid0;
ifClause0 = "then";
}
else {
const _errs14 = errors;
if(typeof data1 !== "string"){
const err8 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.title.else.type,parentSchema:schema11.properties.title.else,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs14 === errors;
valid1 = _valid0;
ifClause0 = "else";
}
if(!valid1){
const err9 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema11.properties.title.if,parentSchema:schema11.properties.title,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.extends !== undefined){
let data4 = data.extends;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 !== "string"){
const err10 = {instancePath:instancePath+"/extends/" + i0,schemaPath:"#/properties/extends/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.extends.items.type,parentSchema:schema11.properties.extends.items,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.extends.type,parentSchema:schema11.properties.extends,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.headings !== undefined){
let data6 = data.headings;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key2 in data6){
let data7 = data6[key2];
if(Array.isArray(data7)){
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(typeof data8 !== "string"){
const err12 = {instancePath:instancePath+"/headings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i1,schemaPath:"#/properties/headings/additionalProperties/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.headings.additionalProperties.items.type,parentSchema:schema11.properties.headings.additionalProperties.items,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/headings/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/headings/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.headings.additionalProperties.type,parentSchema:schema11.properties.headings.additionalProperties,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/headings",schemaPath:"#/properties/headings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.headings.type,parentSchema:schema11.properties.headings,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.rules !== undefined){
let data9 = data.rules;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key3 in data9){
let data10 = data9[key3];
const _errs31 = errors;
let valid9 = true;
const _errs32 = errors;
if(!(data10 && typeof data10 == "object" && !Array.isArray(data10))){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid1 = _errs32 === errors;
errors = _errs31;
if(vErrors !== null){
if(_errs31){
vErrors.length = _errs31;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs34 = errors;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key4 in data10){
if(!((key4 === "severity") || (key4 === "options"))){
const err16 = {instancePath:instancePath+"/rules/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema11.properties.rules.additionalProperties.then,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data10.severity !== undefined){
let data11 = data10.severity;
if(!(((((data11 === "off") || (data11 === "on")) || (data11 === "info")) || (data11 === "warning")) || (data11 === "error"))){
const err17 = {instancePath:instancePath+"/rules/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/severity",schemaPath:"#/properties/rules/additionalProperties/then/properties/severity/enum",keyword:"enum",params:{allowedValues: schema11.properties.rules.additionalProperties.then.properties.severity.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.rules.additionalProperties.then.properties.severity.enum,parentSchema:schema11.properties.rules.additionalProperties.then.properties.severity,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data10.options !== undefined){
let data12 = data10.options;
if(!(data12 && typeof data12 == "object" && !Array.isArray(data12))){
const err18 = {instancePath:instancePath+"/rules/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/options",schemaPath:"#/properties/rules/additionalProperties/then/properties/options/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.rules.additionalProperties.then.properties.options.type,parentSchema:schema11.properties.rules.additionalProperties.then.properties.options,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
var _valid1 = _errs34 === errors;
valid9 = _valid1;
ifClause1 = "then";
}
else {
const _errs39 = errors;
if(!(((((data10 === "off") || (data10 === "on")) || (data10 === "info")) || (data10 === "warning")) || (data10 === "error"))){
const err19 = {instancePath:instancePath+"/rules/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/else/enum",keyword:"enum",params:{allowedValues: schema11.properties.rules.additionalProperties.else.enum},message:"must be equal to one of the allowed values",schema:schema11.properties.rules.additionalProperties.else.enum,parentSchema:schema11.properties.rules.additionalProperties.else,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid1 = _errs39 === errors;
valid9 = _valid1;
ifClause1 = "else";
}
if(!valid9){
const err20 = {instancePath:instancePath+"/rules/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/if",keyword:"if",params:{failingKeyword: ifClause1},message:"must match \""+ifClause1+"\" schema",schema:schema11.properties.rules.additionalProperties.if,parentSchema:schema11.properties.rules.additionalProperties,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.rules.type,parentSchema:schema11.properties.rules,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.required !== undefined){
let data13 = data.required;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key5 in data13){
let data14 = data13[key5];
if(Array.isArray(data14)){
const len2 = data14.length;
for(let i2=0; i2<len2; i2++){
let data15 = data14[i2];
const _errs46 = errors;
let valid14 = true;
const _errs47 = errors;
if(!(Array.isArray(data15))){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid2 = _errs47 === errors;
errors = _errs46;
if(vErrors !== null){
if(_errs46){
vErrors.length = _errs46;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs49 = errors;
if(Array.isArray(data15)){
if(data15.length < 1){
const err23 = {instancePath:instancePath+"/required/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2,schemaPath:"#/properties/required/additionalProperties/items/then/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema11.properties.required.additionalProperties.items.then,data:data15};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
const len3 = data15.length;
for(let i3=0; i3<len3; i3++){
let data16 = data15[i3];
if(typeof data16 !== "string"){
const err24 = {instancePath:instancePath+"/required/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2+"/" + i3,schemaPath:"#/properties/required/additionalProperties/items/then/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.required.additionalProperties.items.then.items.type,parentSchema:schema11.properties.required.additionalProperties.items.then.items,data:data16};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
var _valid2 = _errs49 === errors;
valid14 = _valid2;
ifClause2 = "then";
}
else {
const _errs52 = errors;
if(typeof data15 !== "string"){
const err25 = {instancePath:instancePath+"/required/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2,schemaPath:"#/properties/required/additionalProperties/items/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.required.additionalProperties.items.else.type,parentSchema:schema11.properties.required.additionalProperties.items.else,data:data15};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid2 = _errs52 === errors;
valid14 = _valid2;
ifClause2 = "else";
}
if(!valid14){
const err26 = {instancePath:instancePath+"/required/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i2,schemaPath:"#/properties/required/additionalProperties/items/if",keyword:"if",params:{failingKeyword: ifClause2},message:"must match \""+ifClause2+"\" schema",schema:schema11.properties.required.additionalProperties.items.if,parentSchema:schema11.properties.required.additionalProperties.items,data:data15};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/required/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/required/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.required.additionalProperties.type,parentSchema:schema11.properties.required.additionalProperties,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.required.type,parentSchema:schema11.properties.required,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.rosters !== undefined){
let data17 = data.rosters;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key6 in data17){
const _errs56 = errors;
if(typeof key6 === "string"){
if(!pattern0.test(key6)){
const err29 = {instancePath:instancePath+"/rosters",schemaPath:"#/properties/rosters/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z][A-Za-z0-9]{0,30}$"},message:"must match pattern \""+"^[a-z][A-Za-z0-9]{0,30}$"+"\"",schema:"^[a-z][A-Za-z0-9]{0,30}$",parentSchema:schema11.properties.rosters.propertyNames,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
var valid17 = _errs56 === errors;
if(!valid17){
const err30 = {instancePath:instancePath+"/rosters",schemaPath:"#/properties/rosters/propertyNames",keyword:"propertyNames",params:{propertyName: key6},message:"property name must be valid",schema:schema11.properties.rosters.propertyNames,parentSchema:schema11.properties.rosters,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
for(const key7 in data17){
let data18 = data17[key7];
if(typeof data18 === "string"){
if(!pattern1.test(data18)){
const err31 = {instancePath:instancePath+"/rosters/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rosters/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[^/\\\\:]{1,100}\\.csv$"},message:"must match pattern \""+"^[^/\\\\:]{1,100}\\.csv$"+"\"",schema:"^[^/\\\\:]{1,100}\\.csv$",parentSchema:schema11.properties.rosters.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/rosters/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rosters/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.properties.rosters.additionalProperties.type,parentSchema:schema11.properties.rosters.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/rosters",schemaPath:"#/properties/rosters/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.properties.rosters.type,parentSchema:schema11.properties.rosters,data:data17};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.regions !== undefined){
let data19 = data.regions;
if(Array.isArray(data19)){
const len4 = data19.length;
for(let i4=0; i4<len4; i4++){
let data20 = data19[i4];
const _errs63 = errors;
let valid21 = true;
const _errs64 = errors;
if(typeof data20 !== "string"){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
var _valid3 = _errs64 === errors;
errors = _errs63;
if(vErrors !== null){
if(_errs63){
vErrors.length = _errs63;
}
else {
vErrors = null;
}
}
let ifClause3;
if(_valid3){
const _errs66 = errors;
if(typeof data20 === "string"){
if(!pattern2.test(data20)){
const err35 = {instancePath:instancePath+"/regions/" + i4,schemaPath:"#/properties/regions/items/then/pattern",keyword:"pattern",params:{pattern: "^\\d{6}$"},message:"must match pattern \""+"^\\d{6}$"+"\"",schema:"^\\d{6}$",parentSchema:schema11.properties.regions.items.then,data:data20};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var _valid3 = _errs66 === errors;
valid21 = _valid3;
ifClause3 = "then";
}
else {
const _errs67 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err36 = {instancePath:instancePath+"/regions/" + i4,schemaPath:"#/properties/regions/items/else/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema11.properties.regions.items.else.type,parentSchema:schema11.properties.regions.items.else,data:data20};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 100000 || isNaN(data20)){
const err37 = {instancePath:instancePath+"/regions/" + i4,schemaPath:"#/properties/regions/items/else/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100000},message:"must be >= 100000",schema:100000,parentSchema:schema11.properties.regions.items.else,data:data20};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
var _valid3 = _errs67 === errors;
valid21 = _valid3;
ifClause3 = "else";
}
if(!valid21){
const err38 = {instancePath:instancePath+"/regions/" + i4,schemaPath:"#/properties/regions/items/if",keyword:"if",params:{failingKeyword: ifClause3},message:"must match \""+ifClause3+"\" schema",schema:schema11.properties.regions.items.if,parentSchema:schema11.properties.regions.items,data:data20};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/regions",schemaPath:"#/properties/regions/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema11.properties.regions.type,parentSchema:schema11.properties.regions,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const validateConfig = validate11;
const schema12 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"kplint.schema.json","title":"kplint configuration · 配置 (kplint.config.json, .yaml, .yml)","type":"object","additionalProperties":false,"properties":{"$schema":{"type":"string"},"//":{"description":"注释，不起作用。A remark, ignored.","if":{"type":"array"},"then":{"items":{"type":"string"}},"else":{"type":"string"}},"packs":{"description":"规则包：自带的名称，或文件夹（相对本文件）。Packs: built-in names or folders, relative to this file.","type":"array","items":{"type":"string"}},"period":{"description":"填报期；表的标题写了年月的，以标题为准。The report period; the title of a table goes before it.","type":"string","pattern":"^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$","examples":["2025-05"]},"lang":{"description":"报告的语言。Language of the report.","enum":["zh","en"]},"rules":{"description":"规则的级别和选项。Severity and options of rules.","type":"object","additionalProperties":{"if":{"type":"object"},"then":{"additionalProperties":false,"properties":{"severity":{"enum":["off","on","info","warning","error"]},"options":{"type":"object"}}},"else":{"enum":["off","on","info","warning","error"]}}},"failOn":{"description":"从哪一级起返回 1；默认 error。From which severity on the exit code is 1.","enum":["error","warning","info"]},"maxWarnings":{"description":"需核实的超过这么多条也返回 1。More warnings than this give exit code 1, too.","type":"integer","minimum":0},"files":{"description":"没有在命令行给出文件时检查这些（相对本文件）。What to check where the command line names nothing.","type":"array","items":{"type":"string"}},"ignore":{"description":"在文件夹和通配符里找文件时跳过这些（相对本文件）。Left out of folders and globs.","type":"array","items":{"type":"string"}}}};
const func2 = Object.prototype.hasOwnProperty;
const pattern3 = new RegExp("^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="kplint.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema12.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.$schema.type,parentSchema:schema12.properties.$schema,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data["//"] !== undefined){
let data1 = data["//"];
const _errs5 = errors;
let valid1 = true;
const _errs6 = errors;
if(!(Array.isArray(data1))){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs6 === errors;
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs8 = errors;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err3 = {instancePath:instancePath+"/~1~1/" + i0,schemaPath:"#/properties/~1~1/then/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties["//"].then.items.type,parentSchema:schema12.properties["//"].then.items,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
var _valid0 = _errs8 === errors;
valid1 = _valid0;
ifClause0 = "then";
}
else {
const _errs11 = errors;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/~1~1",schemaPath:"#/properties/~1~1/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties["//"].else.type,parentSchema:schema12.properties["//"].else,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = _valid0;
ifClause0 = "else";
}
if(!valid1){
const err5 = {instancePath:instancePath+"/~1~1",schemaPath:"#/properties/~1~1/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema12.properties["//"].if,parentSchema:schema12.properties["//"],data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.packs !== undefined){
let data3 = data.packs;
if(Array.isArray(data3)){
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(typeof data4 !== "string"){
const err6 = {instancePath:instancePath+"/packs/" + i1,schemaPath:"#/properties/packs/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.packs.items.type,parentSchema:schema12.properties.packs.items,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/packs",schemaPath:"#/properties/packs/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties.packs.type,parentSchema:schema12.properties.packs,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.period !== undefined){
let data5 = data.period;
if(typeof data5 === "string"){
if(!pattern3.test(data5)){
const err8 = {instancePath:instancePath+"/period",schemaPath:"#/properties/period/pattern",keyword:"pattern",params:{pattern: "^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$"},message:"must match pattern \""+"^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$"+"\"",schema:"^\\s*\\d{4}\\s*(-|/|\\.|年)\\s*\\d{1,2}\\s*月?\\s*$",parentSchema:schema12.properties.period,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/period",schemaPath:"#/properties/period/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.period.type,parentSchema:schema12.properties.period,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.lang !== undefined){
let data6 = data.lang;
if(!((data6 === "zh") || (data6 === "en"))){
const err10 = {instancePath:instancePath+"/lang",schemaPath:"#/properties/lang/enum",keyword:"enum",params:{allowedValues: schema12.properties.lang.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.lang.enum,parentSchema:schema12.properties.lang,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.rules !== undefined){
let data7 = data.rules;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key1 in data7){
let data8 = data7[key1];
const _errs24 = errors;
let valid7 = true;
const _errs25 = errors;
if(!(data8 && typeof data8 == "object" && !Array.isArray(data8))){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid1 = _errs25 === errors;
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs27 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key2 in data8){
if(!((key2 === "severity") || (key2 === "options"))){
const err12 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema12.properties.rules.additionalProperties.then,data:data8};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data8.severity !== undefined){
let data9 = data8.severity;
if(!(((((data9 === "off") || (data9 === "on")) || (data9 === "info")) || (data9 === "warning")) || (data9 === "error"))){
const err13 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/severity",schemaPath:"#/properties/rules/additionalProperties/then/properties/severity/enum",keyword:"enum",params:{allowedValues: schema12.properties.rules.additionalProperties.then.properties.severity.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.rules.additionalProperties.then.properties.severity.enum,parentSchema:schema12.properties.rules.additionalProperties.then.properties.severity,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data8.options !== undefined){
let data10 = data8.options;
if(!(data10 && typeof data10 == "object" && !Array.isArray(data10))){
const err14 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/options",schemaPath:"#/properties/rules/additionalProperties/then/properties/options/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.rules.additionalProperties.then.properties.options.type,parentSchema:schema12.properties.rules.additionalProperties.then.properties.options,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
var _valid1 = _errs27 === errors;
valid7 = _valid1;
ifClause1 = "then";
}
else {
const _errs32 = errors;
if(!(((((data8 === "off") || (data8 === "on")) || (data8 === "info")) || (data8 === "warning")) || (data8 === "error"))){
const err15 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/else/enum",keyword:"enum",params:{allowedValues: schema12.properties.rules.additionalProperties.else.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.rules.additionalProperties.else.enum,parentSchema:schema12.properties.rules.additionalProperties.else,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid1 = _errs32 === errors;
valid7 = _valid1;
ifClause1 = "else";
}
if(!valid7){
const err16 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/if",keyword:"if",params:{failingKeyword: ifClause1},message:"must match \""+ifClause1+"\" schema",schema:schema12.properties.rules.additionalProperties.if,parentSchema:schema12.properties.rules.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.properties.rules.type,parentSchema:schema12.properties.rules,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.failOn !== undefined){
let data11 = data.failOn;
if(!(((data11 === "error") || (data11 === "warning")) || (data11 === "info"))){
const err18 = {instancePath:instancePath+"/failOn",schemaPath:"#/properties/failOn/enum",keyword:"enum",params:{allowedValues: schema12.properties.failOn.enum},message:"must be equal to one of the allowed values",schema:schema12.properties.failOn.enum,parentSchema:schema12.properties.failOn,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.maxWarnings !== undefined){
let data12 = data.maxWarnings;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err19 = {instancePath:instancePath+"/maxWarnings",schemaPath:"#/properties/maxWarnings/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema12.properties.maxWarnings.type,parentSchema:schema12.properties.maxWarnings,data:data12};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err20 = {instancePath:instancePath+"/maxWarnings",schemaPath:"#/properties/maxWarnings/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema12.properties.maxWarnings,data:data12};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
if(data.files !== undefined){
let data13 = data.files;
if(Array.isArray(data13)){
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
let data14 = data13[i2];
if(typeof data14 !== "string"){
const err21 = {instancePath:instancePath+"/files/" + i2,schemaPath:"#/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.files.items.type,parentSchema:schema12.properties.files.items,data:data14};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties.files.type,parentSchema:schema12.properties.files,data:data13};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.ignore !== undefined){
let data15 = data.ignore;
if(Array.isArray(data15)){
const len3 = data15.length;
for(let i3=0; i3<len3; i3++){
let data16 = data15[i3];
if(typeof data16 !== "string"){
const err23 = {instancePath:instancePath+"/ignore/" + i3,schemaPath:"#/properties/ignore/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema12.properties.ignore.items.type,parentSchema:schema12.properties.ignore.items,data:data16};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema12.properties.ignore.type,parentSchema:schema12.properties.ignore,data:data15};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

